package health.polaris.connector.hl7;

/** One thing the platform shall do: {@code {"name": "process_patient", "data": {…}}}. */
public record Action(String name, ActionData data) {

    static Action of(ActionData data) {
        return new Action(data.actionName(), data);
    }
}
