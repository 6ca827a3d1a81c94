BHS|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ADMISSIONS||<id>|B-1
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AA|BA-26
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|BA-27|Message 2 of the batch: Could not decode HL7 message body: not valid UTF-8
ERR|||Hl7ApplicationErrorException|E|102^Data type error^HL70357||The text must be in UTF-8 or in the character set that MSH-18 declares, and begin with MSH|Message 2 of the batch: Could not decode HL7 message body: not valid UTF-8
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AA|BA-28
BTS|3
