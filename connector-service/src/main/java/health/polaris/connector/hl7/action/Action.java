package health.polaris.connector.hl7.action;

/** One thing the platform shall do: {@code {"name": "process_patient", "data": {…}}}. */
public record Action(String name, ActionData data) {

    public static Action of(ActionData data) {
        return new Action(data.actionName(), data);
    }
}
