/** Door of the design system: components only. The document frame is in layout.tsx, files to serve in stylesheet.ts, Markdown in markdown.tsx. */
export { ActForm, Button, type GoItem, GoList, HiddenFields, LinkButton, LoneLink } from './components/actions.tsx';
export { type Bar, BarChart, type Pillar, PillarProfile } from './components/bar-chart.tsx';
export { Bridge, MiniBridge, type Span, type SpanState } from './components/bridge.tsx';
export {
  type Choice,
  Choices,
  type ChoicesProps,
  GroupedTicks,
  type Ternary,
  YesNoUnknown,
} from './components/choices.tsx';
export { CodeForm } from './components/code-form.tsx';
export { type Column, DataTable } from './components/data-table.tsx';
export { ErrorSummary, fieldOf, type Issue, issueFor } from './components/error-summary.tsx';
export {
  DateField,
  Field,
  type FieldProps,
  MoneyField,
  NumberField,
  type Option,
  SearchField,
  SelectField,
  TextArea,
  TextField,
  type TextFieldProps,
} from './components/fields.tsx';
export { ClaimedFigure, CountedFigure, FigurePair } from './components/figures.tsx';
export {
  Actions,
  Columns,
  EvenActions,
  Lead,
  Measure,
  Over,
  PageTitle,
  Section,
  SourceLine,
  Stack,
  VisuallyHidden,
} from './components/layout-parts.tsx';
export {
  type Because,
  BecauseList,
  type CatalogEntry,
  CatalogList,
  type Count,
  Counts,
  type KeyValue,
  KeyValues,
  type LeaderRow,
  LeaderRows,
  NumberedList,
  PlainList,
  SummaryList,
  type SummaryRow,
} from './components/lists.tsx';
export {
  type MapIsland,
  type MappedPlace,
  type MapShape,
  ProvinceMap,
  type Shade,
  TileMap,
  TileStrips,
} from './components/locality-map.tsx';
export {
  type GradeMark,
  GradeTag,
  LateTag,
  NoFigure,
  NoneTag,
  PlainTag,
  ProvisionalTag,
  type VerdictMark,
  VerdictPanel,
  VerdictTag,
} from './components/marks.tsx';
export { BackLink, Breadcrumbs, type Crumb, Pagination, type Tab, Tabs } from './components/navigation.tsx';
export { Disclosure, EmptyState, Notice, Sample } from './components/notices.tsx';
export { OneQuestion, type OneQuestionProps } from './components/one-question.tsx';
export {
  Person,
  PromiseBox,
  spacedPhone,
  Timeline,
  type TimelineItem,
  telephoneLink,
} from './components/people-and-time.tsx';
export { PrintHeader, PrintNote, QrCode, qrCodeSvg } from './components/print.tsx';
export { type Reason, ReasonTree } from './components/reason-tree.tsx';
export { AskForm, SearchForm } from './components/search-form.tsx';
export { Step, StepList } from './components/steps.tsx';
export { ListSummary, SaveListForm, StepPager, Tick } from './components/work-list.tsx';
export { type Drawn, draw, showDrawn } from './drawn.ts';
