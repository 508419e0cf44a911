import chromium from '@sparticuz/chromium';
import { chromium as pw } from 'playwright-core';
const b=await pw.launch({executablePath:await chromium.executablePath(),args:['--no-sandbox','--disable-gpu','--disable-dev-shm-usage']});
const p=await b.newPage({viewport:{width:950,height:1200}}); await p.goto(process.argv[2]!); await p.screenshot({path:process.argv[3]!,fullPage:true}); await b.close();
