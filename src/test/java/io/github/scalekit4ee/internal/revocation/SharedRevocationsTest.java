package io.github.scalekit4ee.internal.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.Revocation.Kind;
import io.github.scalekit4ee.internal.client.ManualTime;
import io.github.scalekit4ee.internal.refresh.Worker;
import io.github.scalekit4ee.internal.revocation.FakeCluster.Member;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How nodes exchange revocations, look by look, with a map that does what clusters do. */
class SharedRevocationsTest {

    private static final Duration MORE_THAN_FULL = Duration.ofMinutes(6).plusSeconds(1);

    private final ManualTime time = new ManualTime();
    private final FakeCluster cluster = new FakeCluster();
    private int nodes;

    /** One node. */
    private final class Node {
        private final RevocationList list = new RevocationList(time, 1_000_000);
        private final Member member = cluster.join();
        private final SharedRevocations shared;

        Node() {
            this(Runnable::run);
        }

        /** @param writing takes what is written into the map */
        Node(Executor writing) {
            shared = new SharedRevocations(() -> member, list, time, () -> 0.5, "n" + ++nodes, worker(writing));
            list.unknown();
        }

        Node look() {
            shared.look(List.of());
            return this;
        }

        void revoke(Stop... stops) {
            for (Stop stop : stops) {
                list.add(stop);
            }
            shared.look(List.of(stops));
        }

        /** As when the cluster does not answer: it stays on this node. */
        void revokeInVain(Stop stop) {
            list.add(stop);
            assertThatThrownBy(() -> shared.look(List.of(stop))).hasMessage("the cluster is gone");
        }

        List<String> held() {
            return list.all().stream().map(Stop::value).sorted().toList();
        }
    }

    @Test
    void isKnownAfterTheFirstReadingAlsoWhereThereIsNothing() {
        Node node = new Node();
        assertThat(node.list.isUnknown()).isTrue();

        node.look();

        assertThat(node.list.isUnknown()).isFalse();
        assertThat(node.list.hasBeenKnown()).isTrue();
    }

    @Test
    void aNodeHasWhatAnotherEnteredAfterOneLookAndWithoutReadingAll() {
        Node one = new Node().look();
        Node other = new Node().look();

        one.revoke(session("a"));
        one.revoke(session("b"), token("c"));
        other.look();

        assertThat(other.held()).containsExactly("a", "b", "c");
        assertThat(other.member.readings()).isEqualTo(1);
        other.look().look();
        assertThat(other.member.readings()).isEqualTo(1);
    }

    @Test
    void allPartsOfARevocationArrive() {
        Node one = new Node().look();
        Node other = new Node().look();
        Stop subject = new Stop(Kind.SUBJECT, "a\tb\nc\\d:e", now() - 1234, now() + 60_000);
        Stop organization = new Stop(Kind.ORGANIZATION, "\\n", now(), now() + 60_001);

        one.revoke(subject, organization);
        other.look();
        Node late = new Node().look();

        for (Node node : List.of(other, late)) {
            assertThat(node.list.all()).containsExactlyInAnyOrder(subject, organization);
        }
    }

    @Test
    void aNodeThatJoinsLaterReadsAll() {
        Node one = new Node().look();
        IntStream.range(0, 1000).forEach(i -> one.revoke(session("s" + i)));

        assertThat(new Node().look().held()).hasSize(1000);
    }

    @Test
    void moreThanTheJournalHoldsIsReadAsAWholeOnce() {
        Node one = new Node().look();
        Node other = new Node().look();

        one.revoke(IntStream.range(0, 1000).mapToObj(i -> session("s" + i)).toArray(Stop[]::new));
        other.look();

        assertThat(other.held()).hasSize(1000);
        assertThat(other.member.readings()).isEqualTo(2);
        IntStream.range(0, 10).forEach(i -> {
            one.look();
            other.look();
        });
        assertThat(other.member.readings()).isLessThanOrEqualTo(3);
        assertThat(one.member.readings()).isLessThanOrEqualTo(3);
    }

    @Test
    void whatTwoNodesEnterForTheSameBecomesTheStricterOnBoth() {
        Node one = new Node().look();
        Node other = new Node().look();
        Stop early = new Stop(Kind.SUBJECT, "u", now() - 1000, now() + 90_000);
        Stop late = new Stop(Kind.SUBJECT, "u", now(), now() + 60_000);

        one.list.add(early);
        other.list.add(late);
        one.shared.look(List.of(early));
        other.shared.look(List.of(late));
        one.look();
        other.look();

        for (Node node : List.of(one, other, new Node().look())) {
            assertThat(node.list.all()).containsExactly(new Stop(Kind.SUBJECT, "u", now(), now() + 90_000));
        }
    }

    @Test
    void withTheClusterGoneTheCopyServesAndWhatIsEnteredArrivesLater() {
        Node one = new Node().look();
        Node other = new Node().look();
        one.revoke(session("before"));
        other.look();
        other.member.fail(true);

        other.revokeInVain(session("during"));
        one.revoke(session("elsewhere"));
        assertThat(other.held()).containsExactly("before", "during");

        other.member.fail(false);
        other.look();
        one.look();

        for (Node node : List.of(one, other)) {
            assertThat(node.held()).containsExactly("before", "during", "elsewhere");
        }
    }

    @Test
    void afterASplitBothSidesHaveWhatEitherEntered() {
        Node one = new Node().look();
        Node two = new Node().look();
        Node alone = new Node().look();
        one.revoke(session("before"));
        two.look();
        alone.look();

        cluster.split(alone.member);
        one.revoke(session("large"));
        alone.revoke(session("small"));
        two.look();
        cluster.heal();
        alone.look();
        one.look();
        two.look();

        for (Node node : List.of(one, two, alone)) {
            assertThat(node.held()).containsExactly("before", "large", "small");
        }
    }

    /** Then nothing tells the small side that anything has happened, but for what the large side enters next, or time. */
    @Test
    void afterASplitInWhichOnlyOneSideEnteredSomethingTheOtherHasItToo() {
        Node one = new Node().look();
        Node alone = new Node().look();
        one.revoke(session("before"));
        alone.look();

        cluster.split(alone.member);
        alone.revoke(session("small"));
        cluster.heal();
        alone.look();
        one.look();

        assertThat(one.held()).containsExactly("before", "small");
    }

    /** The small side may call the others only now and then, and what the cluster has merged by itself stands in no journal. */
    @Test
    void afterASplitSoonAfterAnotherBothSidesHaveAllInAFewSeconds() {
        Node one = new Node().look();
        Node alone = new Node().look();
        for (String name : List.of("first", "second")) {
            cluster.split(alone.member);
            alone.revoke(session(name));
            one.revoke(session(name + ", large"));
            cluster.heal();
            alone.look();
            one.look();
        }

        time.advance(Duration.ofSeconds(5));
        alone.look();
        one.look();

        assertThat(one.held()).containsExactly("first", "first, large", "second", "second, large");
        assertThat(alone.held()).isEqualTo(one.held());
    }

    @Test
    void aSplitEndsWithoutReadingAllAgainAndAgain() {
        List<Node> all = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> all.add(new Node().look()));
        cluster.split(all.get(0).member, all.get(1).member);
        all.get(0).revoke(session("small"));
        all.get(9).revoke(session("large"));
        cluster.heal();

        IntStream.range(0, 20).forEach(i -> all.forEach(Node::look));

        assertThat(all).allSatisfy(node -> {
            assertThat(node.held()).containsExactly("large", "small");
            assertThat(node.member.readings()).isLessThanOrEqualTo(6);
        });
    }

    @Test
    void aMapThatHasLostItsDataGetsThemBackFromTheNodes() {
        Node one = new Node().look();
        one.revoke(session("a"), token("b"));

        cluster.loseData();
        one.look();

        assertThat(new Node().look().held()).containsExactly("a", "b");
    }

    /** As when a member dies of whose data nobody has a copy. */
    @Test
    void aNodeThatJoinsAfterSomeEntriesWereLostGetsThemToo() {
        Node one = new Node().look();
        one.revoke(session("a"), session("b"));
        cluster.data().remove("session:a");

        Node late = new Node().look();
        one.look();
        late.look();

        assertThat(late.held()).containsExactly("a", "b");
        assertThat(one.member.readings()).isEqualTo(2);
    }

    @Test
    void whatOneEntryHasLostComesBackInTime() {
        Node one = new Node().look();
        one.revoke(session("a"));

        cluster.data().remove("session:a");
        time.advance(MORE_THAN_FULL);
        one.look();

        assertThat(new Node().look().held()).containsExactly("a");
    }

    @Test
    void entriesLeaveTheMapWhenTheyAreOverAlsoForTheSlowestClock() {
        Node one = new Node().look();
        one.revoke(token("short"), session("long"));

        time.advance(Duration.ofSeconds(60).plusMinutes(9));
        one.look();
        assertThat(cluster.data()).containsKeys("token:short", "session:long");

        time.advance(MORE_THAN_FULL);
        one.look();

        assertThat(cluster.data()).doesNotContainKey("token:short").containsKey("session:long");
    }

    @Test
    void whatAnotherVersionOrStrangerWroteHarmsNothing() {
        Node one = new Node().look();
        one.revoke(session("a"));
        cluster.data().put("device:x", "1 * 9999999999999");
        cluster.data().put("session:x", "2 * 9999999999999");
        cluster.data().put("session:y", "1 now then");
        cluster.data().put("rubbish", "rubbish");
        cluster.data().put(SharedRevocations.JOURNAL, "rubbish\n\t\t\n" + "x\tsession:z");
        cluster.data().put(SharedRevocations.MARK, "rubbish");

        one.look();
        one.revoke(session("b"));

        assertThat(new Node().look().held()).containsExactly("a", "b");
        assertThat(cluster.data()).containsKeys("device:x", "rubbish");
    }

    /** Another node had room for it. */
    @Test
    void theBoundHoldsBackOnlyWhatIsEnteredHere() {
        RevocationList small = new RevocationList(time, 1);
        assertThat(small.add(session("a"))).isEqualTo(RevocationList.Outcome.ADDED);
        assertThat(small.addForeign(session("b"))).isEqualTo(RevocationList.Outcome.ADDED);
        assertThat(small.add(session("c"))).isEqualTo(RevocationList.Outcome.FULL);
        assertThat(small.all()).hasSize(2);
    }

    /** As when a cluster that has lost members waits for the copy of an entry. */
    @Test
    void whatIsEnteredArrivesWhileTheMapTakesItsTimeForAnEntry() {
        Deque<Runnable> late = new ArrayDeque<>();
        Node slow = new Node(late::add).look();
        Node other = new Node().look();

        slow.revoke(session("a"));
        slow.revoke(session("b"));

        assertThat(cluster.data()).doesNotContainKeys("session:a", "session:b");
        assertThat(other.look().held()).containsExactly("a", "b");
        other.revoke(session("c"));
        assertThat(slow.look().held()).containsExactly("a", "b", "c");
        assertThat(new Node().look().held())
                .as("a node that joins before the entries are written")
                .hasSize(3);

        late.forEach(Runnable::run);
        assertThat(cluster.data()).containsKeys("session:a", "session:b");
    }

    @Test
    void whatTheMapHasLostReachesANodeThatJoinsBeforeItIsWrittenAgain() {
        Deque<Runnable> late = new ArrayDeque<>();
        Node slow = new Node(late::add).look();
        slow.revoke(session("a"), session("b"));
        late.removeFirst().run();
        cluster.loseData();

        Node joined = new Node().look();
        slow.look();

        assertThat(joined.look().held()).containsExactly("a", "b");
        String announced = cluster.data().get(SharedRevocations.JOURNAL);
        time.advance(MORE_THAN_FULL);
        slow.look();
        assertThat(late).hasSize(1);
        assertThat(cluster.data().get(SharedRevocations.JOURNAL))
                .as("what is about to be written is not announced again")
                .isEqualTo(announced);
    }

    @Test
    void aNodeThatJoinedWhileMoreThanTheJournalHoldsWasWrittenIsCalledBehindIt() {
        Deque<Runnable> late = new ArrayDeque<>();
        Node slow = new Node(late::add).look();
        slow.revoke(IntStream.range(0, 1000).mapToObj(i -> session("s" + i)).toArray(Stop[]::new));
        Node joined = new Node().look();
        time.advance(Duration.ofSeconds(5));

        late.removeFirst().run();
        slow.look();

        assertThat(joined.look().held()).hasSize(1000);
    }

    @Test
    void anEntryThatCannotBeWrittenIsAnOutageUntilItCan() {
        Deque<Runnable> late = new ArrayDeque<>();
        Node node = new Node(late::add).look();
        node.revoke(session("a"));

        node.member.fail(true);
        late.removeFirst().run();
        node.member.fail(false);

        assertThatThrownBy(node::look).hasMessage("the cluster is gone");
        assertThatThrownBy(node::look).hasMessage("the cluster is gone");
        late.removeFirst().run();
        node.look();
        assertThat(cluster.data()).containsKey("session:a");
    }

    /** As when the provider's classes have gone with their class loader. */
    @Test
    void anEntryWhoseClassesAreMissingIsWrittenWhenTheyAreThere() {
        Deque<Runnable> late = new ArrayDeque<>();
        Node node = new Node(late::add).look();
        node.revoke(session("a"));
        node.member.loseClasses(true);
        late.removeFirst().run();
        node.member.loseClasses(false);

        assertThatThrownBy(node::look).hasCauseInstanceOf(NoClassDefFoundError.class);
        late.removeFirst().run();

        assertThat(cluster.data()).containsKey("session:a");
    }

    @Test
    void anOutageOfTheEntriesEndsAlsoWhereAnotherNodeHasWrittenThem() {
        Deque<Runnable> late = new ArrayDeque<>();
        Node node = new Node(late::add).look();
        Node other = new Node().look();
        node.revoke(session("a"));
        node.member.fail(true);
        late.removeFirst().run();
        node.member.fail(false);

        other.revoke(session("a"));

        assertThat(node.look().held()).containsExactly("a");
        assertThat(late).isEmpty();
    }

    @Test
    void nothingIsWrittenWhenTheApplicationHasEnded() {
        Node node = new Node(task -> {
            throw new RejectedExecutionException();
        });

        node.look().revoke(session("a"));

        assertThat(cluster.data()).doesNotContainKey("session:a");
    }

    private static Worker worker(Executor executor) {
        return new Worker() {
            @Override
            public void execute(Runnable task) {
                executor.execute(task);
            }

            @Override
            public void close() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private long now() {
        return time.now().toEpochMilli();
    }

    private Stop session(String value) {
        return new Stop(
                Kind.SESSION, value, Stop.ALL, now() + Duration.ofDays(1).toMillis());
    }

    private Stop token(String value) {
        return new Stop(Kind.TOKEN, value, Stop.ALL, now() + 60_000);
    }
}
