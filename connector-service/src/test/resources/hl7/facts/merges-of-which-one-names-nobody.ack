MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A40^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AE|FC-82
ERR||MRG^2^1|Hl7ApplicationErrorException|E|101^Required field missing^HL70357||MRG-1 needs an MRN (type MRN) or an NHS number (type NHS or NHSNBR or NHSNMBR), as PID-3 does, in every group of the message; nothing was done. Site profile: default|HL7 message has several merges, one of which names nobody
