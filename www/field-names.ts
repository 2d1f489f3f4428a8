// Which fields the page's owner shows and locks: lists of names in the element's attributes.

type Field = { id: string; key: string };
type FieldLists = { readonly fields: string; readonly locked: string };

export const isShown = ({ fields }: FieldLists, model: string, field: Field): boolean =>
  fields === "" || names(fields, model, field);

export const isLocked = ({ locked }: FieldLists, model: string, field: Field): boolean =>
  names(locked, model, field);

/** Whether a list of names, as an attribute has it, names a field of a model; with several models as `model.field`. */
function names(list: string, model: string, { id, key }: Field): boolean {
  return list.split(/\s+/).some((name) => [id, key].includes(name.replace(`${model}.`, "")));
}
