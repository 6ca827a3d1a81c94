MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4
MSA|AE|MC-22
ERR|||Hl7ApplicationErrorException|E||||HL7 message contains an assigned patient location but the ward code is missing
