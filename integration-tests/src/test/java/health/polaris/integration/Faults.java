package health.polaris.integration;

import health.polaris.backing.PostgresAddress;
import health.polaris.integration.Replicas.Replica;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Bad luck from a seed: what befalls the replicas, their servers and the wires between them, one after the other. */
final class Faults {

    @FunctionalInterface
    private interface Fault {

        void befall(Duration lasting);
    }

    private final Random chance;
    private final List<Replica> replicas;
    private final Map<String, Wire> wires;
    private final PostgresAddress database;
    private final Diary diary;
    private final Map<String, Fault> kinds;

    /** @param wires to the broker, by the names of the replicas */
    Faults(long seed, List<Replica> replicas, Map<String, Wire> wires, PostgresAddress database, Diary diary) {
        this.chance = new Random(seed);
        this.replicas = replicas;
        this.wires = wires;
        this.database = database;
        this.diary = diary;
        this.kinds = new LinkedHashMap<>();
        kinds.put("kill -9", this::kill);
        kinds.put("kill -9 of two", this::killTwo);
        kinds.put("SIGSTOP", this::stop);
        kinds.put("wire to the broker cut", this::cut);
        kinds.put("table locked", this::lock);
        commanded("POLARIS_BROKER_RESTART", "broker restarted");
        commanded("POLARIS_DATABASE_RESTART", "database restarted");
        if (new Commanded("POLARIS_BROKER_ALARM").isGiven()) {
            kinds.put("memory alarm of the broker", this::alarm);
        }
    }

    private void commanded(String variable, String name) {
        Commanded command = new Commanded(variable);
        if (command.isGiven()) {
            kinds.put(name, _ -> command.run());
        }
    }

    /** All kinds in turn, in an order of chance, with a little peace between them, until that time is over. */
    void befall(Duration time, Duration longest) {
        long until = System.nanoTime() + time.toNanos();
        List<String> next = new ArrayList<>();
        while (System.nanoTime() < until) {
            if (next.isEmpty()) {
                next.addAll(kinds.keySet());
                Collections.shuffle(next, chance);
            }
            String kind = next.removeFirst();
            Duration lasting = Duration.ofMillis(2000 + chance.nextLong(longest.toMillis() - 1999));
            diary.begins(kind);
            Objects.requireNonNull(kinds.get(kind)).befall(lasting);
            diary.ends();
            pause(Duration.ofMillis(1000 + chance.nextLong(3000)));
        }
        replicas.forEach(replica -> replica.process().awaitReady());
    }

    private Replica victim() {
        Replica victim = replicas.get(chance.nextInt(replicas.size()));
        diary.says(victim.name());
        return victim;
    }

    private void kill(Duration lasting) {
        Replica victim = victim();
        victim.process().kill();
        pause(lasting.dividedBy(4));
        victim.process().launch();
        victim.process().awaitReady();
    }

    /** Also both of a service. */
    private void killTwo(Duration lasting) {
        Replica first = victim();
        Replica second = victim();
        first.process().kill();
        second.process().kill();
        pause(lasting.dividedBy(4));
        first.process().launch();
        if (second != first) {
            second.process().launch();
        }
        first.process().awaitReady();
        second.process().awaitReady();
    }

    private void stop(Duration lasting) {
        Replica victim = victim();
        victim.process().signal("STOP");
        pause(lasting);
        victim.process().signal("CONT");
    }

    private void cut(Duration lasting) {
        Replica victim = victim();
        Wire wire = Objects.requireNonNull(wires.get(victim.name()));
        wire.cut();
        pause(lasting);
        wire.mend();
    }

    private void lock(Duration lasting) {
        String table = chance.nextBoolean() ? "encounters.fact" : "connector.hl7_message";
        diary.says(table);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            pause(lasting);
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void alarm(Duration lasting) {
        new Commanded("POLARIS_BROKER_ALARM").run();
        pause(lasting);
        new Commanded("POLARIS_BROKER_CALM").run();
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
