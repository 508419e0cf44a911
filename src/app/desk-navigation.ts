/** The desk's own navigation: of the rooms that exist, those the role acted as may enter, with the office the person works for. */
import type { Actor } from '../foundation/actor.ts';
import type { DeskSection, Route } from '../foundation/http/route.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { dictionary } from '../foundation/i18n/messages.ts';
import type { RoleCatalogue } from '../modules/accounts/index.ts';
import type { Gazetteer } from '../modules/localities/index.ts';
import type { DeskFrame, DeskRoom } from '../ui/desk-bar.tsx';

const words = dictionary({
  vi: {
    nation: 'Cả nước',
    organisation: 'Tổ chức của bạn',
    switchRole: 'Đổi vai',
    rooms: {
      home: 'Hôm nay',
      offers: 'Lời mời',
      unreached: 'Chưa tiếp cận',
      cases: 'Việc',
      dispatch: 'Điều phối',
      profile: 'Hồ sơ của tôi',
      advisers: 'Tư vấn viên',
      teams: 'Tổ công nghệ số',
      mandates: 'Được ủy quyền',
      field: 'Đi hiện trường',
      firms: 'Doanh nghiệp',
      claims: 'Xác nhận hồ sơ',
      products: 'Sản phẩm',
      'product-review': 'Duyệt sản phẩm',
      duplicates: 'Nghi trùng',
      imports: 'Nạp sổ',
      populations: 'Nhóm đã lưu',
      figures: 'Số liệu',
      reports: 'Báo cáo',
      content: 'Nội dung',
      people: 'Người',
      audit: 'Nhật ký',
    } satisfies Record<DeskSection, string>,
  },
  en: {
    nation: 'The nation',
    organisation: 'Your organisation',
    switchRole: 'Switch role',
    rooms: {
      home: 'Today',
      offers: 'Offers',
      unreached: 'Unreached',
      cases: 'Cases',
      dispatch: 'Dispatch',
      profile: 'My profile',
      advisers: 'Advisers',
      teams: 'Digital teams',
      mandates: 'Under mandate',
      field: 'Field work',
      firms: 'Firms',
      claims: 'Claims',
      products: 'Products',
      'product-review': 'Product review',
      duplicates: 'Duplicates',
      imports: 'Imports',
      populations: 'Saved groups',
      figures: 'Figures',
      reports: 'Reports',
      content: 'Content',
      people: 'People',
      audit: 'Audit',
    },
  },
});

/** Where a room lies for those who may not enter its first address. */
const ALSO: Partial<Record<DeskSection, readonly string[]>> = { cases: ['/:lang/desk/partner-cases'] };

export type DeskNavigation = (language: Language, actor: Actor | undefined) => DeskFrame | undefined;

/** A room is the page at `/{lang}/desk/{its name}`; whoever may ask the verb that page declares sees it. */
export function deskNavigation(deps: {
  readonly routes: readonly Route[];
  readonly roles: RoleCatalogue;
  readonly places: Pick<Gazetteer, 'nameOf'>;
}): DeskNavigation {
  const { roles, places } = deps;
  const order = Object.keys(words('vi').rooms) as DeskSection[];
  const open = order.flatMap((room) =>
    [room === 'home' ? '/:lang/desk' : `/:lang/desk/${room}`, ...(ALSO[room] ?? [])].flatMap((path) => {
      const route = deps.routes.find((each) => each.method === 'GET' && each.path === path);
      return route === undefined ? [] : [{ room, path, verb: route.verb }];
    }),
  );
  // The same array for the same role, so that what is drawn of it is kept.
  const drawn = new Map<string, readonly DeskRoom[]>();
  const roomsOf = (language: Language, code: string): readonly DeskRoom[] => {
    const name = `${language} ${code}`;
    const known = drawn.get(name);
    if (known !== undefined) return known;
    const verbs = roles.byCode.get(code)?.verbs ?? [];
    const rooms = open
      .filter(({ verb }) => verb === 'public' || verbs.includes(verb))
      .filter(({ room }, at, all) => all.findIndex((other) => other.room === room) === at)
      .map(({ room, path }) => ({ room, href: path.replace(':lang', language), label: words(language).rooms[room] }));
    drawn.set(name, rooms);
    return rooms;
  };
  return (language, actor) => {
    const role = actor?.actingAs && roles.byCode.get(actor.actingAs.role);
    if (actor?.actingAs === undefined || role?.kind !== 'programme') return undefined;
    const { scope } = actor.actingAs;
    return {
      office: scope.kind === 'locality' ? places.nameOf(scope.localityId, language) : words(language)[scope.kind],
      role: role.label[language],
      switchRole: { href: `/${language}/account#roles`, label: words(language).switchRole },
      rooms: roomsOf(language, role.code),
    };
  };
}
