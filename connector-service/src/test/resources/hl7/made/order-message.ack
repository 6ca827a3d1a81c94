MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^O01^ACK|<id>|P|2.4
MSA|AR|MC-15
ERR|||Hl7ApplicationRejectException|E||||HL7 message of unexpected type 'ORM'
