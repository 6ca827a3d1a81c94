package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.plain.Life.Again;
import health.polaris.integration.claim.plain.Life.Moved;
import health.polaris.integration.claim.plain.Life.MovedBack;
import health.polaris.integration.claim.plain.Life.Step;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Visit.Bed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a patient was said to be, without the transfers that were cancelled. */
final class Positions {

    /**
     * @param admission whether the stay begins here: there since it was admitted, and no transfer to be cancelled
     * @param left when a former life was left (O7), else null
     */
    record At(
            Instant place,
            Instant event,
            String bed,
            boolean admission,
            @Nullable Instant left) {

        At since(Instant admitted) {
            return admission ? new At(place, admitted, bed, false, left) : this;
        }

        /** F3: changes over HTTP have the time when they were made. */
        At asMove() {
            return new At(place, place, bed, false, left);
        }
    }

    private List<At> all = new ArrayList<>();

    private Positions() {}

    /** @param steps in the order of places */
    static List<At> of(List<Step> steps) {
        Positions positions = new Positions();
        steps.forEach(positions::take);
        return positions.all;
    }

    private void take(Step step) {
        switch (step) {
            case Moved moved -> add(step, moved.event(), code(moved.bed(), bed()), !moved.transfer());
            case MovedBack back -> moveBack(back);
            case Again again -> {
                String bed = again.bed() == null ? bed() : code(again.bed(), "");
                all = all.stream()
                        .map(at -> at.since(again.admittedBefore()))
                        .collect(Collectors.toCollection(ArrayList::new));
                all.add(new At(step.place(), again.event(), bed, true, again.discharged()));
            }
        }
    }

    private void add(Step step, Instant event, String bed, boolean admission) {
        all.add(new At(step.place(), event, bed, admission && all.isEmpty(), null));
    }

    private String bed() {
        return all.isEmpty() ? "" : all.getLast().bed();
    }

    /** F3: a transfer cancelled leaves no stay that never was. */
    private void moveBack(MovedBack back) {
        int begin = beginOfLast();
        if (begin < all.size()
                && !isAdmission(all.get(begin))
                && !code(back.bed(), bed()).equals(bed())) {
            all.subList(begin, all.size()).clear();
        }
        add(back, back.event(), code(back.bed(), bed()), true);
    }

    private static boolean isAdmission(At at) {
        return at.admission() || at.left() != null;
    }

    /** Where the last bed was come to. */
    private int beginOfLast() {
        int begin = all.size() - 1;
        while (begin > 0
                && all.get(begin).left() == null
                && all.get(begin - 1).bed().equals(bed())) {
            begin--;
        }
        return Math.max(begin, 0);
    }

    /** F1: within the same ward, or bay, what is empty keeps what it was; {@code ""} deletes. */
    private static String code(Bed said, String before) {
        String[] parts = before.split(":");
        boolean sameWard = parts[0].equals(said.ward());
        String bay = said.bay() == null && sameWard && parts.length > 1 ? parts[1] : said.bay();
        boolean sameBay = sameWard && parts.length > 1 && parts[1].equals(bay);
        String place = said.bed() == null && sameBay && parts.length > 2 ? parts[2] : said.bed();
        return String.join(
                ":",
                Stream.of(said.ward(), bay, place).filter(Positions::isThere).toList());
    }

    private static boolean isThere(@Nullable String part) {
        return part != null && !part.equals(Message.DELETED);
    }
}
