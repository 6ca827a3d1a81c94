MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^^ACK|<id>|P|2.4
MSA|AR|MC-18
ERR|||Hl7ApplicationRejectException|E||||HL7 message of unexpected ADT type ''
