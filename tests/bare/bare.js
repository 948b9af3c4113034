// What scripts/lighthouse measures Samspel against: Leaflet with the borders of the 290 municipalities, and nothing else.
"use strict";

// An arc holds the way from each point to the next, in whole steps of the grid that `transform` describes.
function positions(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function features({ arcs, transform, objects }) {
  const lines = arcs.map((arc) => positions(arc, transform));
  // A negative number is an arc walked backwards. Each arc begins where the one before ended.
  const ring = (numbers) =>
    numbers.flatMap((number, index) => (number < 0 ? lines[~number].toReversed() : lines[number]).slice(index === 0 ? 0 : 1));
  return objects.kommun.geometries.map(({ type, id, arcs: shape }) => ({
    type: "Feature",
    id,
    properties: {},
    geometry: { type, coordinates: shape.map((part) => (type === "Polygon" ? ring(part) : part.map(ring))) },
  }));
}

async function draw() {
  const map = L.map("map");
  const answer = await fetch("sverige.topo.json");
  const municipalities = L.geoJSON(features(await answer.json()), { style: { weight: 1 } });
  map.fitBounds(municipalities.getBounds());
  municipalities.addTo(map);
}

draw();
