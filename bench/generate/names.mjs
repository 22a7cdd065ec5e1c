import { readFileSync } from 'node:fs';
import { Weighted } from './random.mjs';

const folder = new URL('../data/names/', import.meta.url);

/** How names are written by people who can find the key: the census knows no accents. */
const accents = new Map(
  (
    'Jose José,Jesus Jesús,Maria María,Andre André,Rene René,Renee Renée,Zoe Zoë,Chloe Chloé,Sofia Sofía,Monica Mónica,' +
    'Angel Ángel,Ramon Ramón,Raul Raúl,Ines Inés,Francois François,Garcia García,Martinez Martínez,Lopez López,' +
    'Rodriguez Rodríguez,Hernandez Hernández,Gonzalez González,Perez Pérez,Sanchez Sánchez,Ramirez Ramírez,' +
    'Gomez Gómez,Diaz Díaz,Vasquez Vásquez,Nunez Núñez,Pena Peña,Munoz Muñoz,Ibanez Ibáñez,Muller Müller,' +
    'Schroder Schröder,Koenig König,Cote Côté,Levesque Lévesque,Berube Bérubé,Gagne Gagné'
  )
    .split(',')
    .map((pair) => /** @type {[string, string]} */ (pair.split(' '))),
);

function load(/** @type {string} */ file) {
  const lines = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n');
  const pairs = lines.flatMap((line) => {
    const [weight, ...names] = line.split(' ');
    return names.map((name) => /** @type {[string, number]} */ ([name, Number(weight)]));
  });
  return new Weighted(pairs);
}

const female = load('first-female.txt');
const male = load('first-male.txt');
const last = load('last.txt');

/** A first name as often as people have it. */
export const drawFirstName = (/** @type {import('./random.mjs').Dice} */ dice) =>
  (dice.chance(0.5) ? female : male).draw(dice);

/** A surname as often as people have it. */
export const drawLastName = (/** @type {import('./random.mjs').Dice} */ dice) => last.draw(dice);

/** The name with its accents, where it has some. */
export const withAccents = (/** @type {string} */ name) => accents.get(name) ?? name;

const known = new Set([female, male, last].flatMap(({ items }) => items.map((name) => name.toLowerCase())));

/** Whether somebody has this name. */
export const isName = (/** @type {string} */ word) => known.has(word.toLowerCase());
