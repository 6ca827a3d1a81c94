MSH|^~\&|||PASHUB|ST|<now>||ACK^^ACK|<id>||||||||UNICODE UTF-8
MSA|AE|
ERR||MSH^1|Hl7ApplicationErrorException|E|100^Segment sequence error^HL70357||Each line must begin with the name of a segment: write line ends inside a field of MSH as \E\.br\E\, and end all segments alike, with CR. Site profile: default|HL7 message has a line that is no segment, behind MSH number 1
