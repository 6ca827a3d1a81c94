package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.Partition;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the rows from before facts were kept, once: from then on they are the base of a group. */
@Service
public record BaseService(OldRowRepository rows, OldPatientRepository patients, OldStayRepository stays) {
    /** Whether there are any of these numbers, which lead to no group. */
    public boolean exist(Collection<Identifier> numbers) {
        return !numbers.isEmpty() && rows.exist(numbers);
    }

    /** All that belongs to these numbers, apart as far as it has nothing to do with each other. */
    public List<OldRows> read(Collection<Identifier> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        OldRowRepository.Reached reached = rows.reach(numbers);
        List<OldPatient> oldPatients = patients.patients(reached.patients());
        List<OldStay> oldStays = stays.stays(reached.encounters());
        if (oldPatients.isEmpty() && oldStays.isEmpty()) {
            return List.of();
        }
        Map<String, Place> last = patients.lastMessages(reached.patients(), reached.encounters());
        return apart(oldPatients, oldStays, last);
    }

    private static List<OldRows> apart(List<OldPatient> patients, List<OldStay> stays, Map<String, Place> last) {
        Partition<Object> partition = new Partition<>();
        patients.forEach(patient -> {
            List<Object> things = new ArrayList<>(OldRows.numbersOf(patient));
            things.add(patient.uuid());
            Stream.ofNullable(patient.parent()).forEach(things::add);
            partition.join(things);
        });
        stays.forEach(stay -> {
            List<Object> things = new ArrayList<>(List.of(stay.patient(), stay));
            Stream.ofNullable(OldRows.visitOf(stay)).forEach(things::add);
            partition.join(things);
        });
        Map<Object, OldRows> parts = new LinkedHashMap<>();
        patients.forEach(
                patient -> of(parts, partition.root(patient.uuid())).patients().add(patient));
        stays.forEach(stay -> of(parts, partition.root(stay)).stays().add(stay));
        return parts.values().stream()
                .map(part -> part.upTo(horizon(part, last)))
                .toList();
    }

    private static OldRows of(Map<Object, OldRows> parts, Object root) {
        return parts.computeIfAbsent(root, _ -> new OldRows(new ArrayList<>(), new ArrayList<>(), null));
    }

    private static @Nullable Place horizon(OldRows part, Map<String, Place> last) {
        return Stream.concat(
                        part.patients().stream().map(OldPatient::uuid),
                        part.stays().stream().map(OldStay::uuid))
                .map(last::get)
                .filter(Objects::nonNull)
                .max(Place::compareTo)
                .orElse(null);
    }
}
