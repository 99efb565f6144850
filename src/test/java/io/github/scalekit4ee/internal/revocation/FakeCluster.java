package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.internal.cluster.SharedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A map that nodes share, which can be split in two, and whose members can lose it. */
final class FakeCluster {

    private Map<String, String> whole = new ConcurrentHashMap<>();
    private final List<Member> members = new ArrayList<>();

    Member join() {
        Member member = new Member(whole);
        members.add(member);
        return member;
    }

    /** These go on by themselves with a copy. */
    void split(Member... alone) {
        Map<String, String> copy = new ConcurrentHashMap<>(whole);
        for (Member each : alone) {
            each.data = copy;
        }
    }

    /** As Hazelcast does: what the larger side lacks is taken over, and of two values the larger side's stays. */
    void heal() {
        for (Member each : members) {
            if (each.data != whole) {
                each.data.forEach(whole::putIfAbsent);
                each.data = whole;
            }
        }
    }

    /** All data are lost, as when all nodes but one were replaced too quickly. */
    void loseData() {
        whole.clear();
    }

    Map<String, String> data() {
        return whole;
    }

    static final class Member implements SharedMap {

        private Map<String, String> data;
        private boolean down;
        private boolean withoutClasses;
        private int readings;

        private Member(Map<String, String> data) {
            this.data = data;
        }

        void fail(boolean fails) {
            down = fails;
        }

        void loseClasses(boolean loses) {
            withoutClasses = loses;
        }

        /** How often the whole map was read. */
        int readings() {
            return readings;
        }

        private Map<String, String> data() {
            if (down) {
                throw new IllegalStateException("the cluster is gone");
            }
            if (withoutClasses) {
                throw new NoClassDefFoundError("com/acme/Cache");
            }
            return data;
        }

        @Override
        public @Nullable String get(String key) {
            return data().get(key);
        }

        @Override
        public void put(String key, String value) {
            data().put(key, value);
        }

        @Override
        public boolean putIfAbsent(String key, String value) {
            return data().putIfAbsent(key, value) == null;
        }

        @Override
        public boolean replace(String key, String before, String value) {
            return Objects.equals(data().get(key), before) && data().replace(key, before, value);
        }

        @Override
        public void remove(String key, String value) {
            data().remove(key, value);
        }

        @Override
        public void forEach(BiConsumer<String, String> action) {
            readings++;
            data().forEach(action);
        }
    }
}
