package health.polaris.encounters.fact.row;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is sent to the database while some work is done. */
final class Statements {

    private static final List<Logger> LOGGERS = List.of((Logger) LoggerFactory.getLogger("org.hibernate.SQL"), (Logger)
            LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate"));

    private Statements() {}

    static List<String> of(Runnable work) {
        Thread us = Thread.currentThread();
        ListAppender<ILoggingEvent> sent = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (Thread.currentThread() == us) { // others look for messages and events meanwhile
                    super.append(event);
                }
            }
        };
        sent.start();
        LOGGERS.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(sent);
        });
        try {
            work.run();
        } finally {
            LOGGERS.forEach(logger -> {
                logger.detachAppender(sent);
                logger.setAdditive(true);
                logger.setLevel(null);
            });
        }
        return sent.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(text -> !text.startsWith("Executing SQL update") && !text.startsWith("Executing SQL query"))
                .filter(text -> !text.startsWith("Executing prepared SQL update")
                        && !text.startsWith("Executing prepared SQL query")
                        && !text.startsWith("SQL update affected"))
                .toList();
    }
}
