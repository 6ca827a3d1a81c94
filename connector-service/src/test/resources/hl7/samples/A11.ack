MSH|^~\&|TIE|RJC|CSCLRC|RJC|<now>||ACK^A11|<id>|P|2.3||||||UNICODE UTF-8
MSA|AA|611321918610
ERR||PID^1^3|nhs_number_invalid|W|103^Table value not found^HL70357||PID-3 must hold an NHS number of ten digits, the last of which checks the others; correct it and send the patient again. Site profile: default|The NHS number is not valid and was left out
