package health.polaris.integration.access;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Installation;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every operation that a service describes is called by every kind of caller, about the own and about others. A route that
 * is new has no row and fails, and so does one that lets somebody else in than its row says. Where the body does not
 * decide, it is unreadable, so that whoever is let in changes nothing.
 */
class AccessMatrixStory {

    private final Callers callers = new Callers();
    private final AccessMatrix matrix = AccessMatrix.read();

    @Test
    void everybodyGetsAsFarAsTheMatrixSays() {
        Map<String, List<String>> found = new TreeMap<>();
        List<Runnable> calls = new ArrayList<>();
        List<Runnable> last = new ArrayList<>();
        for (String service : Installation.services()) {
            for (String operation :
                    OpenApiContract.of(Installation.service(service)).operations()) {
                (revokesTokens(operation) ? last : calls)
                        .add(() -> found.put(service + " " + operation, cells(service, operation)));
            }
        }
        calls.forEach(Runnable::run);
        last.forEach(Runnable::run);
        List<String> different = new ArrayList<>();
        found.forEach((operation, cells) -> {
            if (!cells.equals(matrix.rows().get(operation))) {
                different.add(AccessMatrix.row(operation, cells));
            }
        });

        assertThat(different)
                .as("routes without a row, or whose row is another; this is how they are")
                .isEmpty();
        assertThat(matrix.rows().keySet()).as("rows without a route").isSubsetOf(found.keySet());
    }

    /** Of a patient who is a caller here. */
    private static boolean revokesTokens(String operation) {
        return operation.equals("DELETE /dhos/v1/patient/{patient_id}/activation");
    }

    private List<String> cells(String service, String operation) {
        return Arrays.stream(CallerKind.values())
                .map(kind -> cell(service, operation, kind))
                .toList();
    }

    private String cell(String service, String operation, CallerKind kind) {
        String[] methodAndPath = operation.split(" ", 2);
        StringBuilder cell = new StringBuilder();
        for (Whose whose : Callers.about(operation)) {
            Api api = callers.as(kind, Installation.service(service));
            Answer answer = api.send(
                    methodAndPath[0],
                    callers.path(methodAndPath[1], kind, whose),
                    callers.body(operation, kind, whose));
            assertThat(answer.status()).as("%s by %s", operation, kind).isLessThan(500);
            if (answer.status() != 401 && answer.status() != 403) {
                cell.append(whose.letter());
            }
        }
        return cell.isEmpty() ? "-" : cell.toString();
    }
}
