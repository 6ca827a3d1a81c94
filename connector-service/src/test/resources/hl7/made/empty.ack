400 Could not parse HL7 message
