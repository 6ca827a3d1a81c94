MSH|^~\&|OXON_TIE_ADT|OXON|c0481|OXON|<now>||ACK^A05|<id>|P|2.3||||||UNICODE UTF-8
MSA|AE|Q545120885T546283262X16645A1096|HL7 message concerns blacklisted encounter type 'WAITLIST'
ERR||PV1^1^2|Hl7ApplicationErrorException|E|103^Table value not found^HL70357||Stays with PV1-2 PREADMIT, RECURRING, WAITLIST are not taken; do not send them. Site profile: default|HL7 message concerns blacklisted encounter type 'WAITLIST'
