-- Firms that answered every question before others of their kind were looked up stand among them too: by what their event said of sector and size
-- on that day, by the province it names or that of the commune the firm still is in. Whoever answered since stands by that.
insert into assessment_peers (dossier_id, framework_hash, assessment_id, sector_group, size_class, province_id, completed_at)
select distinct on (a.dossier_id, a.framework_hash) a.dossier_id, a.framework_hash, a.id, e.sector_group, e.size_class,
  case when e.locality_id ~ '^vn-2025-\d{2}$' then e.locality_id when e.locality_id = p.commune then p.commune_province end, a.completed_at
from assessments as a
join events as e on e.type = 'assessment.completed' and e.dossier_id = a.dossier_id and e.payload ->> 'assessmentId' = a.id::text
  and e.payload ->> 'unanswered' = '0'
left join enterprise_profiles as p on p.dossier_id = a.dossier_id
where a.completed_at is not null and a.framework_hash ~ '^[0-9a-f]{64}$'
order by a.dossier_id, a.framework_hash, a.completed_at desc
on conflict (dossier_id, framework_hash) do nothing;
