package io.github.scalekit4ee.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Loads the contestants in small batches by turns, in a new order each round. */
final class Rounds {

    private static final int COUNTED = Integer.getInteger("comparison.rounds", 30);

    /** Long enough that a tick of the kernel's CPU clock, 10 ms, is little of it. */
    private static final double BATCH_CPU_MICROS = 600_000;

    /**
     * Of each entry before anything counts: so long the virtual machine still compiles what it runs. Requests and not seconds, since
     * methods are compiled by how often they were called, and on a slow machine later.
     */
    private static final int WARM_UP_REQUESTS = Integer.getInteger("comparison.warmup.requests", 150_000);

    private static final int FIRST_BATCH = 1_600;

    /** A contestant under one load. */
    record Entry(Contestant contestant, List<byte[]> requests) {}

    private Rounds() {}

    static Map<Entry, Series> run(List<Entry> entries) throws Exception {
        Random random = new Random(1);
        Map<Entry, Series> series = new LinkedHashMap<>();
        entries.forEach(entry -> series.put(entry, new Series()));
        try (HttpLoad load = new HttpLoad()) {
            Map<Entry, Integer> batches = warmUp(entries, load);
            System.out.println("Warm. " + COUNTED + " rounds count.");
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
        Map<Entry, Integer> sent = new LinkedHashMap<>();
        while (sent.size() < entries.size() || Collections.min(sent.values()) < WARM_UP_REQUESTS) {
            for (Entry entry : entries) {
                int batch = batches.getOrDefault(entry, FIRST_BATCH);
                double each =
                        load.run(entry.contestant(), entry.requests(), batch).cpuMicros();
                batches.put(entry, (int) Math.max(HttpLoad.CONNECTIONS, BATCH_CPU_MICROS / each));
                sent.merge(entry, batch, Integer::sum);
            }
        }
        return batches;
    }
}
