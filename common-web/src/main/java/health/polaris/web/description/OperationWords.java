package health.polaris.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What operations do and what they answer, by the operationId that their method names. A status without a text is one
 * that a refusal has everywhere; the good answer need not be told of.
 *
 * <pre>{@code
 * discardDeadLetter:
 *   summary: Discard a dead letter that is of no use any more
 *   description: The reason is kept in an audit event.
 *   204: It is gone
 *   404: No such letter
 *   409:
 * }</pre>
 *
 * @param ofAll those that any service may have
 * @param ofService those of one service, all of which it has
 */
record OperationWords(Map<String, Words> ofAll, Map<String, Words> ofService) {

    private static final Set<String> TEXTS = Set.of("summary", "description");

    /** @param answers a text or null, by status */
    record Words(@Nullable String summary, @Nullable String description, Map<String, @Nullable String> answers) {

        static Words of(Map<?, ?> entry) {
            Map<String, @Nullable String> answers = new LinkedHashMap<>();
            entry.forEach((key, text) -> {
                if (!TEXTS.contains(String.valueOf(key))) {
                    answers.put(String.valueOf(key), (String) text);
                }
            });
            return new Words((String) entry.get("summary"), (String) entry.get("description"), answers);
        }
    }

    static OperationWords of(String service) {
        return new OperationWords(read("platform"), read(service));
    }

    private static Map<String, Words> read(String name) {
        Map<String, Words> words = new LinkedHashMap<>();
        DescriptionFile.entries("operations/" + name)
                .forEach((operationId, entry) -> words.put(operationId, Words.of((Map<?, ?>) entry)));
        return words;
    }

    void describe(Operation operation) {
        Words words = ofService.getOrDefault(operation.getOperationId(), ofAll.get(operation.getOperationId()));
        if (words == null) {
            return;
        }
        operation.setSummary(words.summary());
        operation.setDescription(words.description());
        words.answers().forEach((status, text) -> answer(operation.getResponses(), status, text));
    }

    private static void answer(ApiResponses responses, String status, @Nullable String text) {
        if (Refusals.isRefusal(status)) {
            responses.computeIfAbsent(status, Refusals::of);
        } else if (!responses.containsKey(status)) {
            // Its method chooses the status itself; what it returns is told of under 200.
            responses.addApiResponse(status, responses.remove("200"));
        }
        ApiResponse response = responses.get(status);
        if (text != null && response != null) {
            response.setDescription(text);
        }
    }

    /** @throws IllegalStateException for words of an operation that is not there */
    void allIn(OpenAPI description) {
        Set<String> without = new HashSet<>(ofService.keySet());
        without.removeAll(description.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream)
                .map(Operation::getOperationId)
                .collect(Collectors.toSet()));
        if (!without.isEmpty()) {
            throw new IllegalStateException("Words for operations that are not there: " + without);
        }
    }
}
