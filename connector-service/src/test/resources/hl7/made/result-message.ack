MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^R01^ACK|<id>|P|2.4
MSA|AR|MC-16
ERR|||Hl7ApplicationRejectException|E||||HL7 message of unexpected type 'ORU'
