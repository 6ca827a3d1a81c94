package health.polaris.common.probe;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rows, and the ways in which a database refuses them. */
@RestController
class NoteRoutes {

    private final Notes notes;
    private final JdbcClient database;

    NoteRoutes(Notes notes, JdbcClient database) {
        this.notes = notes;
        this.database = database;
    }

    @Allow
    @PostMapping("/probe/note")
    NoteResponse add(@RequestBody NoteRequest request) {
        return NoteResponse.from(notes.saveAndFlush(new Note(request.text())));
    }

    @Allow
    @Transactional
    @PatchMapping("/probe/note/{uuid}")
    public NoteResponse rewrite(@PathVariable String uuid, @RequestBody NoteRequest request) {
        Note note = notes.findByUuid(uuid).orElseThrow(() -> ApiException.notFound("Note not found"));
        note.rewrite(request.text());
        notes.flush();
        return NoteResponse.from(note);
    }

    @AllowAnyone
    @GetMapping("/probe/database")
    Map<String, Integer> query() {
        return Map.of("one", database.sql("select 1").query(Integer.class).single());
    }

    @AllowAnyone
    @GetMapping("/probe/bad-sql")
    Map<String, Integer> badSql() {
        return Map.of(
                "one",
                database.sql("selekt secret from patient").query(Integer.class).single());
    }

    record NoteRequest(String text) {}

    record NoteResponse(
            String uuid, Instant created, String createdBy, Instant modified, String modifiedBy, String text) {

        static NoteResponse from(Note note) {
            return new NoteResponse(
                    note.uuid(), note.created(), note.createdBy(), note.modified(), note.modifiedBy(), note.text());
        }
    }
}
