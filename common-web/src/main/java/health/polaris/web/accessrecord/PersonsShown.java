package health.polaris.web.accessrecord;

import health.polaris.common.logging.RequestId;
import health.polaris.common.security.Caller;
import health.polaris.common.security.CurrentCaller;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records whom an answer, or a part of a stream, shows to the caller of this thread. */
public record PersonsShown(AccessRecords records, Clock clock) {

    /**
     * The persons of a body.
     *
     * @param route {@code /dhos/v1/event_stream}
     */
    public void record(Object body, String method, String route, int status) {
        record(body, new Shown(), method, route, status);
    }

    /** The same, with those that are known already. */
    void record(Object body, Shown shown, String method, String route, int status) {
        byBody(body, shown);
        if (shown.nobody()) {
            return;
        }
        Caller caller = CurrentCaller.get();
        records.add(new AccessRecord(
                UUID.randomUUID().toString(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.kind(),
                caller.id(),
                method,
                route,
                List.copyOf(shown.patients()),
                List.copyOf(shown.encounters()),
                List.copyOf(shown.wards()),
                RequestId.current(),
                status));
    }

    private static void byBody(Object body, Shown shown) {
        switch (body) {
            case ShowsPerson person -> person.show(shown);
            case Collection<?> list -> elements(list, shown);
            case Map<?, ?> map -> elements(map.values(), shown);
            default -> {
                // Nobody is in it.
            }
        }
    }

    private static void elements(Collection<?> elements, Shown shown) {
        for (Object element : elements) {
            if (element instanceof ShowsPerson person) {
                person.show(shown);
            }
        }
    }
}
