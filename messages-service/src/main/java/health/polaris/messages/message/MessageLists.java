package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists of contracts/messages.md §6, newest first; a list in one statement, whatever its length. */
@Service
class MessageLists {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "created", "uuid");

    private final MessageRepository repository;
    private final MessageTypes types;

    MessageLists(MessageRepository repository, MessageTypes types) {
        this.repository = repository;
        this.types = types;
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> read(Specification<Message> wanted, MessagePage page) {
        return found(wanted.and(rest(wanted, page)), page.limit())
                .map(this::response)
                .toList();
    }

    /** A page is merged from the newest of either side, so that no more than two pages are read for one. */
    @Transactional(readOnly = true)
    public List<MessageResponse> read(Conversation wanted, MessagePage page) {
        Integer limit = page.limit();
        if (limit == null) {
            return read(wanted.whole(), page);
        }
        Specification<Message> rest = rest(wanted.whole(), page);
        return Stream.concat(
                        found(wanted.sent().and(rest), limit),
                        found(wanted.received().and(rest), limit))
                .distinct()
                .sorted(Comparator.comparing(Message::created)
                        .thenComparing(Message::uuid)
                        .reversed())
                .limit(limit)
                .map(this::response)
                .toList();
    }

    private Stream<Message> found(Specification<Message> wanted, @Nullable Integer limit) {
        List<Message> found = limit == null
                ? repository.findAll(wanted, NEWEST_FIRST)
                : repository.findBy(
                        wanted, query -> query.sortBy(NEWEST_FIRST).limit(limit).all());
        return found.stream();
    }

    /** What is behind the page before. */
    private Specification<Message> rest(Specification<Message> wanted, MessagePage page) {
        return page.before() == null
                ? Specification.unrestricted()
                : MessageFilter.behind(lastOfThePageBefore(wanted, page.before()));
    }

    private Message lastOfThePageBefore(Specification<Message> wanted, String uuid) {
        return repository
                .findOne(wanted.and(MessageFilter.isMessage(uuid)))
                .orElseThrow(() -> ApiException.invalid("'before' is not a message of this list"));
    }

    private MessageResponse response(Message message) {
        return MessageResponse.from(message, types.of(message));
    }
}
