package io.github.scalekit4ee.soak;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers, and keeps the first of those that are wrong. */
final class Verdicts {

    private static final int KEPT = 50;

    private final Map<Kind, Map<String, Integer>> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int wrongs;

    synchronized void count(Kind kind, String outcome) {
        counts.computeIfAbsent(kind, each -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
    }

    synchronized void wrong(Kind kind, String outcome, String context) {
        wrongs++;
        String line = LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + kind + ": " + outcome + context;
        if (wrong.size() < KEPT) {
            wrong.add(line);
            System.out.println("  WRONG " + line);
        }
    }

    synchronized int wrongs() {
        return wrongs;
    }

    synchronized List<String> firstOfTheWrong() {
        return List.copyOf(wrong);
    }

    /** By kind, how often each outcome came. */
    synchronized Map<Kind, Map<String, Integer>> counts() {
        Map<Kind, Map<String, Integer>> copy = new TreeMap<>();
        counts.forEach((kind, each) -> copy.put(kind, new TreeMap<>(each)));
        return copy;
    }

    synchronized int total() {
        return counts.values().stream()
                .flatMap(each -> each.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
