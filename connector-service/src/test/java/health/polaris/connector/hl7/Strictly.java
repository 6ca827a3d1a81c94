package health.polaris.connector.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;

/** HAPI as others use it on what we send: with the model of the version that MSH-12 says, and its default validation. */
public final class Strictly {

    private static final HapiContext HAPI = hapi();

    private Strictly() {}

    private static HapiContext hapi() {
        HapiContext hapi = new DefaultHapiContext();
        hapi.setValidationContext(ValidationContextFactory.defaultValidation());
        return hapi;
    }

    /** @throws HL7Exception with what HAPI objects to */
    public static Message parse(String text) throws HL7Exception {
        return HAPI.getPipeParser().parse(text);
    }
}
