MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A34^ACK|<id>|P|2.4
MSA|AE|MC-11
ERR|||Hl7ApplicationErrorException|E||||HL7 MRG segment missing
