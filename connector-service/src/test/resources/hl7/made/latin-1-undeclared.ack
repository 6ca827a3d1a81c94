400 Could not decode HL7 message body: not valid UTF-8
