package health.polaris.integration;

import health.polaris.backing.PostgresAddress;
import health.polaris.integration.Replicas.Replica;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LOOKS = 10;

    private final Random chance;
    private final Duration longest;
    private final List<Replica> replicas;
    private final Map<String, Wire> wires;
    private final PostgresAddress database;
    private final Diary diary;
    private final Map<String, Fault> kinds;

    /**
     * @param longest of a single fault
     * @param wires to the broker, by the names of the replicas
     */
    Faults(
            long seed,
            Duration longest,
            List<Replica> replicas,
            Map<String, Wire> wires,
            PostgresAddress database,
            Diary diary) {
        this.chance = new Random(seed);
        this.longest = longest;
        this.replicas = replicas;
        this.wires = wires;
        this.database = database;
        this.diary = diary;
        this.kinds = new LinkedHashMap<>();
        kinds.put("kill -9 of", lasting -> kill(anybody(), lasting));
        kinds.put("kill -9 of two:", this::killTwo);
        kinds.put("kill -9 of the relay leader", lasting -> kill(atWork(Work.RELAYING), lasting));
        kinds.put("kill -9 of the consumer", lasting -> kill(atWork(Work.APPLYING), lasting));
        kinds.put("SIGSTOP of the relay leader", lasting -> stop(atWork(Work.RELAYING), lasting));
        kinds.put("SIGSTOP of the consumer", lasting -> stop(atWork(Work.APPLYING), lasting));
        kinds.put("network to the broker cut for", this::cut);
        kinds.put("table locked:", this::lock);
        commanded("POLARIS_BROKER_RESTART", "broker killed and started");
        commanded("POLARIS_DATABASE_RESTART", "database killed and started");
        commanded("POLARIS_BROKER_ALARM", "POLARIS_BROKER_CALM", "memory alarm of the broker");
        commanded("POLARIS_DATABASE_FILL", "POLARIS_DATABASE_FREE", "disk of the database full");
    }

    private void commanded(String variable, String name) {
        Commanded command = new Commanded(variable);
        if (command.isGiven()) {
            kinds.put(name, _ -> command.run());
        }
    }

    /** What lasts until another command ends it. */
    private void commanded(String begin, String end, String name) {
        Commanded command = new Commanded(begin);
        if (command.isGiven()) {
            kinds.put(name, lasting -> {
                command.run();
                pause(lasting);
                new Commanded(end).run();
            });
        }
    }

    int kinds() {
        return kinds.size();
    }

    /** All kinds in turn, in an order of chance, with a little peace between them, until that time is over. */
    void befall(Duration time) {
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

    private Replica anybody() {
        return named(replicas.get(chance.nextInt(replicas.size())));
    }

    /** Whoever does it now; anybody of that service when nobody does, because another fault is not over yet. */
    private Replica atWork(Work work) {
        List<Replica> able = replicas.stream()
                .filter(replica -> replica.name().startsWith(work.service()))
                .toList();
        Map<Replica, Double> before = new HashMap<>();
        able.forEach(replica -> before.put(replica, work.done(replica.api())));
        int otherwise = chance.nextInt(able.size());
        for (int look = 0; look < LOOKS; look++) {
            pause(LOOK);
            for (Replica replica : able) {
                if (work.done(replica.api()) > Objects.requireNonNull(before.get(replica))) {
                    return named(replica);
                }
            }
        }
        return named(able.get(otherwise));
    }

    private Replica named(Replica victim) {
        diary.says(victim.name());
        return victim;
    }

    private static void kill(Replica victim, Duration lasting) {
        victim.process().kill();
        pause(lasting.dividedBy(4));
        victim.process().launch();
        victim.process().awaitReady();
    }

    /** Also both of a service. */
    private void killTwo(Duration lasting) {
        List<Replica> drawn = new ArrayList<>(replicas);
        Collections.shuffle(drawn, chance);
        List<Replica> victims = drawn.stream().limit(2).map(this::named).toList();
        victims.forEach(victim -> victim.process().kill());
        pause(lasting.dividedBy(4));
        victims.forEach(victim -> victim.process().launch());
        victims.forEach(victim -> victim.process().awaitReady());
    }

    private static void stop(Replica victim, Duration lasting) {
        victim.process().signal("STOP");
        pause(lasting);
        victim.process().signal("CONT");
    }

    private void cut(Duration lasting) {
        Wire wire = Objects.requireNonNull(wires.get(anybody().name()));
        wire.cut();
        pause(lasting);
        wire.mend();
    }

    /** As long as the longest: nobody waits for a lock so long. */
    private void lock(Duration any) {
        String table = chance.nextBoolean() ? "encounters.fact" : "connector.hl7_message";
        diary.says(table);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            pause(longest);
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
