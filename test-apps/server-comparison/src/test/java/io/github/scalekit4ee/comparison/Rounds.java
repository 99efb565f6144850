package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.comparison.HttpLoad.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Loads the contestants in small batches by turns, in a new order each round. */
final class Rounds {

    private static final int WARM_UP = Integer.getInteger("comparison.warmup", 6);
    private static final int COUNTED = Integer.getInteger("comparison.rounds", 12);

    /** Long enough that a tick of the kernel's CPU clock, 10 ms, is little of it. */
    private static final double BATCH_CPU_MICROS = 600_000;

    private static final int WARM_UP_REQUESTS = 4_800;

    /** A contestant under one load. */
    record Entry(Contestant contestant, List<byte[]> requests) {}

    private Rounds() {}

    static Map<Entry, Series> run(List<Entry> entries) throws Exception {
        Random random = new Random(1);
        Map<Entry, Series> series = new LinkedHashMap<>();
        entries.forEach(entry -> series.put(entry, new Series()));
        try (HttpLoad load = new HttpLoad()) {
            Map<Entry, Integer> batches = warmUp(entries, load);
            for (int round = 0; round < COUNTED; round++) {
                List<Entry> order = new ArrayList<>(entries);
                Collections.shuffle(order, random);
                for (Entry entry : order) {
                    series.get(entry).add(load.run(entry.contestant(), entry.requests(), batches.get(entry)));
                }
            }
        }
        return series;
    }

    /** Returns how many requests make a batch. */
    private static Map<Entry, Integer> warmUp(List<Entry> entries, HttpLoad load) throws Exception {
        Map<Entry, Integer> batches = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP; round++) {
            for (Entry entry : entries) {
                Reading reading = load.run(entry.contestant(), entry.requests(), WARM_UP_REQUESTS);
                batches.put(entry, (int) Math.max(HttpLoad.CONNECTIONS, BATCH_CPU_MICROS / reading.cpuMicros()));
            }
        }
        return batches;
    }
}
