MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4
MSA|AE|MC-25
ERR|||Hl7ApplicationErrorException|E||||HL7 field PV1-44 is not a valid timestamp
