400 Could not decode HL7 message body: it contains NUL characters
