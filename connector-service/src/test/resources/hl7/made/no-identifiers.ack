MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4
MSA|AR|MC-20
ERR|||Hl7ApplicationRejectException|E||||HL7 MRN and NHS number missing
