-- The projection of dossiers that rules are counted over: what is current of each fact in a column of its own, with its grade (0 declared,
-- 1 evidenced, 2 verified) and the day after which it is unknown. Written in the transaction that records a fact; rebuilt from history by
-- `cau-so rebuild profiles`; the dossier stays the truth. A tax code is not here: no rule reads it and it names a person.

create table enterprise_profiles (
  dossier_id uuid primary key references dossiers (id),
  -- The day whose facts the row shows.
  projected_on date not null,
  -- The size classes still possible, as bits in the order of the table in force; which table; on which dates of law the answer holds.
  size_class_possible smallint not null check (size_class_possible >= 0),
  size_class_table integer not null,
  size_class_from date not null,
  size_class_until date not null,
  -- What the commune and the industry give by themselves.
  commune_province text,
  industry_sector_group text,
  -- A list somebody has spoken of; without items it means that there are none.
  functions_in_use_said boolean not null,
  certifications_said boolean not null,
  registered_activities_said boolean not null,
  digital_level_said boolean not null,
  applicant_type text,
  applicant_type_grade smallint check (applicant_type_grade between 0 and 2),
  applicant_type_expires_on date,
  operating_status text,
  operating_status_grade smallint check (operating_status_grade between 0 and 2),
  operating_status_expires_on date,
  sector_group text,
  sector_group_grade smallint check (sector_group_grade between 0 and 2),
  sector_group_expires_on date,
  size_class text,
  size_class_grade smallint check (size_class_grade between 0 and 2),
  size_class_expires_on date,
  province text,
  province_grade smallint check (province_grade between 0 and 2),
  province_expires_on date,
  commune text,
  commune_grade smallint check (commune_grade between 0 and 2),
  commune_expires_on date,
  industry text,
  industry_grade smallint check (industry_grade between 0 and 2),
  industry_expires_on date,
  founded_on date,
  founded_on_grade smallint check (founded_on_grade between 0 and 2),
  founded_on_expires_on date,
  employees_insured_average bigint,
  employees_insured_average_grade smallint check (employees_insured_average_grade between 0 and 2),
  employees_insured_average_expires_on date,
  revenue_vnd bigint,
  revenue_vnd_grade smallint check (revenue_vnd_grade between 0 and 2),
  revenue_vnd_expires_on date,
  capital_vnd bigint,
  capital_vnd_grade smallint check (capital_vnd_grade between 0 and 2),
  capital_vnd_expires_on date,
  women_owned boolean,
  women_owned_grade smallint check (women_owned_grade between 0 and 2),
  women_owned_expires_on date,
  many_female_workers boolean,
  many_female_workers_grade smallint check (many_female_workers_grade between 0 and 2),
  many_female_workers_expires_on date,
  social_enterprise boolean,
  social_enterprise_grade smallint check (social_enterprise_grade between 0 and 2),
  social_enterprise_expires_on date,
  innovative_startup boolean,
  innovative_startup_grade smallint check (innovative_startup_grade between 0 and 2),
  innovative_startup_expires_on date,
  converted_from_household boolean,
  converted_from_household_grade smallint check (converted_from_household_grade between 0 and 2),
  converted_from_household_expires_on date,
  converted_from_household_on date,
  converted_from_household_on_grade smallint check (converted_from_household_on_grade between 0 and 2),
  converted_from_household_on_expires_on date,
  chain_role text,
  chain_role_grade smallint check (chain_role_grade between 0 and 2),
  chain_role_expires_on date,
  ocop_stars bigint,
  ocop_stars_grade smallint check (ocop_stars_grade between 0 and 2),
  ocop_stars_expires_on date,
  main_goal text,
  main_goal_grade smallint check (main_goal_grade between 0 and 2),
  main_goal_expires_on date,
  monthly_budget_vnd bigint,
  monthly_budget_vnd_grade smallint check (monthly_budget_vnd_grade between 0 and 2),
  monthly_budget_vnd_expires_on date,
  hours_per_week bigint,
  hours_per_week_grade smallint check (hours_per_week_grade between 0 and 2),
  hours_per_week_expires_on date,
  check (
    (applicant_type is null) = (applicant_type_grade is null) and (applicant_type is not null or applicant_type_expires_on is null)
    and (operating_status is null) = (operating_status_grade is null) and (operating_status is not null or operating_status_expires_on is null)
    and (sector_group is null) = (sector_group_grade is null) and (sector_group is not null or sector_group_expires_on is null)
    and (size_class is null) = (size_class_grade is null) and (size_class is not null or size_class_expires_on is null)
    and (province is null) = (province_grade is null) and (province is not null or province_expires_on is null)
    and (commune is null) = (commune_grade is null) and (commune is not null or commune_expires_on is null)
    and (industry is null) = (industry_grade is null) and (industry is not null or industry_expires_on is null)
    and (founded_on is null) = (founded_on_grade is null) and (founded_on is not null or founded_on_expires_on is null)
    and (employees_insured_average is null) = (employees_insured_average_grade is null) and (employees_insured_average is not null or employees_insured_average_expires_on is null)
    and (revenue_vnd is null) = (revenue_vnd_grade is null) and (revenue_vnd is not null or revenue_vnd_expires_on is null)
    and (capital_vnd is null) = (capital_vnd_grade is null) and (capital_vnd is not null or capital_vnd_expires_on is null)
    and (women_owned is null) = (women_owned_grade is null) and (women_owned is not null or women_owned_expires_on is null)
    and (many_female_workers is null) = (many_female_workers_grade is null) and (many_female_workers is not null or many_female_workers_expires_on is null)
    and (social_enterprise is null) = (social_enterprise_grade is null) and (social_enterprise is not null or social_enterprise_expires_on is null)
    and (innovative_startup is null) = (innovative_startup_grade is null) and (innovative_startup is not null or innovative_startup_expires_on is null)
    and (converted_from_household is null) = (converted_from_household_grade is null) and (converted_from_household is not null or converted_from_household_expires_on is null)
    and (converted_from_household_on is null) = (converted_from_household_on_grade is null) and (converted_from_household_on is not null or converted_from_household_on_expires_on is null)
    and (chain_role is null) = (chain_role_grade is null) and (chain_role is not null or chain_role_expires_on is null)
    and (ocop_stars is null) = (ocop_stars_grade is null) and (ocop_stars is not null or ocop_stars_expires_on is null)
    and (main_goal is null) = (main_goal_grade is null) and (main_goal is not null or main_goal_expires_on is null)
    and (monthly_budget_vnd is null) = (monthly_budget_vnd_grade is null) and (monthly_budget_vnd is not null or monthly_budget_vnd_expires_on is null)
    and (hours_per_week is null) = (hours_per_week_grade is null) and (hours_per_week is not null or hours_per_week_expires_on is null)
  )
);

-- Items of the lists, one row each: rules and matching look them up by code.
create table profile_functions (
  dossier_id uuid not null references enterprise_profiles (dossier_id) on delete cascade,
  code text not null check (length(code) <= 200),
  grade smallint not null check (grade between 0 and 2),
  expires_on date,
  primary key (dossier_id, code)
);
create index profile_functions_by_code on profile_functions (code);
create table profile_certifications (
  dossier_id uuid not null references enterprise_profiles (dossier_id) on delete cascade,
  code text not null check (length(code) <= 200),
  -- As printed on the paper.
  valid_until date,
  grade smallint not null check (grade between 0 and 2),
  expires_on date,
  primary key (dossier_id, code)
);
create index profile_certifications_by_code on profile_certifications (code);
create table profile_activities (
  dossier_id uuid not null references enterprise_profiles (dossier_id) on delete cascade,
  code text not null check (length(code) <= 200),
  grade smallint not null check (grade between 0 and 2),
  expires_on date,
  primary key (dossier_id, code)
);
create index profile_activities_by_code on profile_activities (code);
create table profile_levels (
  dossier_id uuid not null references enterprise_profiles (dossier_id) on delete cascade,
  framework text not null check (length(framework) <= 200),
  level bigint not null,
  grade smallint not null check (grade between 0 and 2),
  expires_on date,
  primary key (dossier_id, framework)
);
create index profile_levels_by_framework on profile_levels (framework);
