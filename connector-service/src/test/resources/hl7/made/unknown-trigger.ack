MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A60^ACK|<id>|P|2.4
MSA|AR|MC-17
ERR|||Hl7ApplicationRejectException|E||||HL7 message of unexpected ADT type 'A60'
