MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4
MSA|AE|MC-27
ERR|||Hl7ApplicationErrorException|E||||HL7 field MSH-7 is not a valid timestamp
