MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A05^ACK|<id>|P|2.4
MSA|AE|MC-21
ERR|||Hl7ApplicationErrorException|E||||HL7 message concerns blacklisted encounter type 'PREADMIT'
