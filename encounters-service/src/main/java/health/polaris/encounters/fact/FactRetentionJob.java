package health.polaris.encounters.fact;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Facts older than {@code FACTS_KEPT} are folded into the bases of their groups (contracts/identity.md §0), some groups at a time. */
@Component
record FactRetentionJob(Absorption absorption, FactSettings settings, FactMeters meters, Clock clock) {
    private static final Logger log = LoggerFactory.getLogger(FactRetentionJob.class);

    private static final int GROUPS = 50;

    @Scheduled(initialDelayString = "PT8M", fixedDelayString = "PT1H")
    void absorb() {
        try {
            LocalDate before = clock.instant()
                    .minus(settings.kept())
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate();
            int facts = 0;
            Absorption.Absorbed piece = piece(before);
            while (piece.groups() > 0) {
                facts += piece.facts();
                piece = piece(before);
            }
            if (facts > 0) {
                log.info("{} facts from before {} are kept no longer: what they came to is", facts, before);
            }
        } catch (DataAccessException | TransactionException databaseTrouble) {
            log.error("Old facts could not be folded into bases, the next try is in an hour", databaseTrouble);
        }
    }

    private Absorption.Absorbed piece(LocalDate before) {
        Absorption.Absorbed piece = absorption.absorb(before, GROUPS);
        meters.absorbed(piece.facts());
        return piece;
    }
}
