MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A40^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AE|FC-7
ERR||MRG^1|Hl7ApplicationErrorException|E|100^Segment sequence error^HL70357||This event needs an MRG segment with the previous identifiers in MRG-1. Site profile: default|HL7 MRG segment missing
