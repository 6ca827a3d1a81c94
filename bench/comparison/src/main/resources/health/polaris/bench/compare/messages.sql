-- A patient has sent a hundred, to all wards; one in ten is still to be confirmed.
insert into messages.message (uuid, created, created_by_, modified, modified_by_, version, sender, sender_type,
    receiver, receiver_type, content, message_type_id, confirmed, confirmed_tz, confirmed_by)
select md5('message ' || n)::uuid, at, 'bench', at, 'bench', 0, md5('patient ' || patient)::uuid, 'patient',
    md5('ward ' || n % 40)::uuid, 'location', 'My blood glucose is higher than yesterday. Should I take more? ' || n,
    (array[0, 1, 2, 3, 5])[1 + n % 5], case when n % 10 > 0 then at end, case when n % 10 > 0 then 0 end,
    case when n % 10 > 0 then md5('clinician ' || n % 100)::uuid end
from (select n, :from / 100 + (n - :from) % ((:to - :from) / 100) as patient, now() - make_interval(secs => 20 * n) as at
      from generate_series(:from, :to - 1) n) said;
