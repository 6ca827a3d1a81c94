MSH|^~\&|||||<now>||ACK^^ACK|<id>||
MSA|AR|
ERR|||Hl7ApplicationRejectException|E||||HL7 message of unexpected type ''
