MSH|^~\&|OXON_TIE_ADT|OXON|c0481|OXON|<now>||ACK^A01|<id>|P|2.3||||||UNICODE UTF-8
MSA|AA|Q549291682T550454059X18391A1096
ERR||PID^1^3|nhs_number_invalid|W|103^Table value not found^HL70357||PID-3 must hold an NHS number of ten digits, the last of which checks the others; correct it and send the patient again. Site profile: default|The NHS number is not valid and was left out
