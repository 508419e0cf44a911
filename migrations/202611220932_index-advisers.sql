-- The office's list of its advisers by name, and the latest steps an adviser helped with.

create index adviser_profiles_named on adviser_profiles (province_id, name_fold, id) where name is not null;
create index adviser_profiles_named_everywhere on adviser_profiles (name_fold, id) where name is not null;
create index advice_requests_by_adviser on advice_requests (adviser_id, asked_at desc) where adviser_id is not null;
