-- What was decided about products, the latest first: nearly every row, so that only the order needs an index.
create index product_submissions_by_time on product_submissions (sent_at desc, id desc);
