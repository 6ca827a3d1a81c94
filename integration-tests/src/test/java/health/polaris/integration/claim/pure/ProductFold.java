package health.polaris.integration.claim.pure;

import health.polaris.encounters.fold.Fold;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.Conflict;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.fold.view.ShownPatient;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.encounters.fold.view.View;
import health.polaris.integration.claim.said.Fact;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the product's fold shows of a history, in the words of the second one. */
final class ProductFold {

    private final Records records;
    private final View view;

    /** By top-level record: the numbers that lead to it. */
    private final Map<RecordId, TreeSet<String>> leading = new TreeMap<>();

    private ProductFold(State state) {
        records = state.records();
        view = state.view();
        records.leads()
                .forEach((number, lead) -> leading.computeIfAbsent(records.topOf(lead.holder()), any -> new TreeSet<>())
                        .add(text(number)));
    }

    static List<String> shows(List<Fact> facts) {
        State state = Fold.fold(State.EMPTY, facts.stream().map(ToldFact::of).toList());
        return new ProductFold(state).lines();
    }

    private List<String> lines() {
        return Stream.of(
                        view.patients().values().stream()
                                .filter(patient -> patient.mergedInto() == null && leading.containsKey(patient.id()))
                                .map(this::line),
                        view.stays().values().stream().map(this::line),
                        view.conflicts().values().stream()
                                .filter(conflict -> conflict.state() == Conflict.State.OPEN)
                                .map(this::line),
                        view.outcomes().entrySet().stream()
                                .filter(outcome -> outcome.getValue().result() instanceof Result.Waiting)
                                .map(outcome -> "waiting " + outcome.getKey()))
                .flatMap(lines -> lines)
                .sorted()
                .toList();
    }

    private String line(ShownPatient patient) {
        Identifier nhs = patient.nhsNumber();
        return "record %s shows [%s] nhs %s, %s, %s, born %s, %s, died %s"
                .formatted(
                        leading.get(patient.id()),
                        patient.mrns().values().stream()
                                .findFirst()
                                .map(ProductFold::text)
                                .orElse(""),
                        nhs == null ? null : NhsNumbers.symbol(nhs.value()),
                        patient.familyName(),
                        patient.givenName(),
                        patient.birthDate(),
                        patient.sex(),
                        patient.deathDate());
    }

    private String line(ShownStay stay) {
        Identifier visit = stay.number();
        String number = visit == null ? "local " + stay.key().id() : visit.namespace() + ":" + visit.value();
        String owner = label(stay.owner());
        if (stay.deletedAt() != null) {
            return "cancelled %s of %s at %s".formatted(number, owner, stay.deletedAt());
        }
        List<String> left = stay.rows().stream()
                .filter(row -> row.departedAt() != null)
                .map(ProductFold::line)
                .toList();
        return "stay %s of %s, %s, %s..%s in %s, was in %s"
                .formatted(
                        number,
                        owner,
                        stay.type(),
                        stay.admittedAt(),
                        stay.dischargedAt(),
                        code(stay.location()),
                        left);
    }

    private static String line(LocationRow row) {
        return "%s %s..%s".formatted(code(row.location()), row.arrivedAt(), row.departedAt());
    }

    private static String code(Location location) {
        return switch (location) {
            case Location.Coded coded ->
                String.join(
                        ":",
                        Stream.of(coded.ward(), coded.bay(), coded.bed())
                                .flatMap(Stream::ofNullable)
                                .toList());
            case Location.Known known -> known.uuid();
        };
    }

    private String line(Conflict conflict) {
        return "conflict nhs:%s of %s claimed by %s"
                .formatted(
                        NhsNumbers.symbol(conflict.number().value()),
                        labelUnmerged(conflict.owner()),
                        labelUnmerged(conflict.claimant()));
    }

    private String labelUnmerged(@Nullable RecordId record) {
        return record == null || !records.isTop(record) ? "nobody" : label(record);
    }

    private String label(@Nullable RecordId record) {
        TreeSet<String> numbers = record == null ? null : leading.get(record);
        return numbers == null ? "nobody" : numbers.first();
    }

    private static String text(Identifier number) {
        return number.isNhsNumber()
                ? "nhs:" + NhsNumbers.symbol(number.value())
                : number.namespace() + ":" + number.value();
    }
}
